import type { ReactNode } from 'react';

/** The sheet of pages for members: no console around them, for their reader has no account in it. */
export default function MemberLayout({ children }: { readonly children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-130 flex-col px-4 py-7 sm:py-16">
      {children}
    </main>
  );
}
