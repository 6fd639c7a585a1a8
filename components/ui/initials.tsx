function initials(name: string): string {
  return name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join('')
    .toUpperCase();
}

/** A person of the console as a mark; their name stands beside it. */
export function Initials({ name }: { readonly name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-[26px] shrink-0 place-items-center rounded-control bg-primary-soft text-2xs/none font-semibold text-primary-text"
    >
      {initials(name)}
    </span>
  );
}
