import type { Role } from '@/lib/domain/access/permissions';

/** A picture of the guide: a page as a role sees it, reached as a person would. */
export type GuidePicture = {
  /** Its file in docs/guide/pictures, without the ending. */
  readonly name: string;
  readonly role: Role;
  readonly path: string;
  /** Links that are followed from there, each the first that fits. */
  readonly follow?: readonly string[];
};

/** Every picture that docs/guide shows, no other: a test compares them. */
export const GUIDE_PICTURES: readonly GuidePicture[] = [
  { name: 'marketer-home', role: 'marketer', path: '/home' },
  {
    name: 'marketer-segment',
    role: 'marketer',
    path: '/segments',
    follow: ['main a[href^="/segments/1"]'],
  },
  {
    name: 'marketer-mechanic',
    role: 'marketer',
    path: '/mechanics',
    follow: ['main a[href^="/mechanics/1"]'],
  },
  {
    name: 'marketer-tiers',
    role: 'marketer',
    path: '/tiers',
    follow: ['main a[href^="/tiers/1"]'],
  },
  { name: 'analyst-overview', role: 'analyst', path: '/analytics' },
  { name: 'analyst-rfm', role: 'analyst', path: '/analytics/rfm?cell=r5f5' },
  { name: 'analyst-retention', role: 'analyst', path: '/analytics/retention' },
  { name: 'analyst-lifecycle', role: 'analyst', path: '/analytics/lifecycle' },
  { name: 'support-desk', role: 'support', path: '/desk' },
  {
    name: 'support-member',
    role: 'support',
    path: '/members/1',
  },
  { name: 'support-cards', role: 'support', path: '/cards' },
  { name: 'support-tasks', role: 'support', path: '/tasks' },
  { name: 'administrator-health', role: 'admin', path: '/settings/health' },
  { name: 'administrator-audit', role: 'admin', path: '/settings/audit?subjectKind=mechanic' },
  { name: 'administrator-users', role: 'admin', path: '/settings/users' },
];
