'use client';
import type { ReactNode } from 'react';
export function FlowView({ emptyState, onQueue }: { emptyState: ReactNode; onQueue: (queueName: string) => void }) {
  onQueue.toString();
  return <div>{emptyState}</div>;
}
