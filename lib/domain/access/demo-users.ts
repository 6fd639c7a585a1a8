import type { Role } from './permissions';

/** One password for every demo sign-in. These accounts exist only beside the demo programme. */
export const DEMO_PASSWORD = 'bereg-demo-2026';

export type DemoUser = Readonly<{ role: Role; email: string; name: string }>;

/** The sign-ins that come with the demo programme, one per role. */
export const DEMO_USERS: readonly DemoUser[] = [
  { role: 'admin', email: 'admin@demo.vernost.local', name: 'Анна Воронова' },
  { role: 'marketer', email: 'marketer@demo.vernost.local', name: 'Тимур Галиев' },
  { role: 'analyst', email: 'analyst@demo.vernost.local', name: 'Mira Lindqvist' },
  { role: 'support', email: 'support@demo.vernost.local', name: 'Ольга Сафина' },
];
