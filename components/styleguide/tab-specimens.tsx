'use client';

import { useState } from 'react';
import { Key } from '@/components/ui/section';
import { TabList, TabPanel } from '@/components/ui/tabs';

const TABS = [
  { id: 'one', label: 'Timeline', aside: <Key>1</Key> },
  { id: 'two', label: 'Flow', aside: <Key>2</Key> },
  { id: 'three', label: 'Table', aside: <Key>3</Key> },
] as const;

export function TabSpecimens() {
  const [selected, setSelected] = useState<'one' | 'two' | 'three'>('one');
  return (
    <div>
      <TabList label="Sample tabs" tabs={TABS} selected={selected} onSelect={setSelected} idPrefix="sample" />
      <TabPanel idPrefix="sample" id={selected} className="p-2.5 text-mute">
        Arrows move and choose; Tab goes on to what the tab shows.
      </TabPanel>
    </div>
  );
}
