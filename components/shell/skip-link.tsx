/** The first stop of the keyboard: past the bar, to the picture. Seen only while it has the focus. */
export function SkipLink() {
  return (
    <a
      href="#picture"
      className="sr-only rounded-md bg-accent font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-3 focus:py-2"
    >
      Skip to the picture
    </a>
  );
}
