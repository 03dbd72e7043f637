import { Dashboard } from '@/components/shell/dashboard';

/** The default lab: the one an access key id that is no lab's id selects. */
const DEFAULT_LAB_ID = '000000000000';

export default function HomePage() {
  return <Dashboard labId={DEFAULT_LAB_ID} />;
}
