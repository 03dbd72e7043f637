import type { Metadata } from 'next';
import { Styleguide } from '@/components/styleguide/styleguide';

export const metadata: Metadata = { title: 'Style guide, Invocation Lab' };

export default function StyleguidePage() {
  return <Styleguide />;
}
