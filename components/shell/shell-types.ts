import type { NavigationEntry } from '@/lib/domain/access/navigation';

/** An area the reader may open, with its name in the reader's language and in the other. */
export type ShellItem = NavigationEntry & {
  readonly label: string;
  readonly groupLabel: string;
  /** Names in all languages: the palette finds a page by any of them. */
  readonly names: readonly string[];
};

/** The person at the console. */
export type ShellUser = {
  readonly name: string;
  readonly roleLabel: string;
  readonly programmeName: string;
  /** Whether single keys act; some assistive tools and layouts need them off. */
  readonly singleKeys: boolean;
};
