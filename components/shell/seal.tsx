/** The mark of the product: a vermilion seal. */
export function Seal() {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-[18px] shrink-0 rounded-full bg-seal shadow-[inset_0_0_0_3px_var(--sunken),inset_0_0_0_4px_var(--seal)]"
    />
  );
}
