import { notFound } from 'next/navigation';
import { BesidePage } from '@/components/beside/beside-page';
import { labRegistry } from '@/lib/labs/lab-registry';

/** Two labs beside each other, mostly one and its fork; an id nobody created is a 404. */
export default async function LabsBesidePage({ params }: { params: Promise<{ labId: string; forkId: string }> }) {
  const { labId, forkId } = await params;
  const labs = labRegistry();
  await labs.ready();
  if (labs.get(labId) === undefined || labs.get(forkId) === undefined || labId === forkId) notFound();
  return <BesidePage key={`${labId} ${forkId}`} originalId={labId} forkId={forkId} />;
}
