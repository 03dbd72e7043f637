import { notFound } from 'next/navigation';
import { Dashboard } from '@/components/shell/dashboard';
import { labRegistry } from '@/lib/labs/lab-registry';

/** The dashboard of one lab; an id nobody created is a 404. */
export default async function LabPage({ params }: { params: Promise<{ labId: string }> }) {
  const { labId } = await params;
  const labs = labRegistry();
  await labs.ready();
  if (labs.get(labId) === undefined) notFound();
  return <Dashboard labId={labId} />;
}
