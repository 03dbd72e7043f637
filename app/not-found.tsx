import { MissingWords } from '@/components/shell/missing-words';

export default function NotFoundPage() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 p-6">
      <MissingWords />
      <p>
        <a href="/" className="inline-flex min-h-11 items-center text-accent underline underline-offset-2">
          Open the default lab
        </a>
      </p>
    </main>
  );
}
