/** Next calls this once a process, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { openFrontDoor } = await import('@/lib/front-door/open-front-door');
    await openFrontDoor();
  }
}
