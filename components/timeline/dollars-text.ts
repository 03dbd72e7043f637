/** Dollars of attempts, which are small: two places that say something, `$0.0000012`, from a cent on `$0.02`. */
export function dollarsText(dollars: number): string {
  if (dollars === 0) return '$0';
  if (dollars >= 0.01) return `$${dollars.toFixed(2)}`;
  const places = Math.min(12, 1 - Math.floor(Math.log10(dollars)));
  return `$${dollars.toFixed(places)}`;
}
