import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { MessageArea } from './areas';

type Props = { readonly areas: readonly MessageArea[]; readonly children: ReactNode };

/** Sends the words of the named areas to the browser. Client parts find no others, so that pages stay light. */
export async function ClientMessages({ areas, children }: Props) {
  const all = await getMessages();
  const chosen = Object.fromEntries(areas.map((area) => [area, all[area]]));
  return <NextIntlClientProvider messages={chosen}>{children}</NextIntlClientProvider>;
}
