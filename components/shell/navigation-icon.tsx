import {
  ChartNoAxesColumnIncreasing,
  ChartSpline,
  CreditCard,
  FileInput,
  Filter,
  Gift,
  House,
  LayoutTemplate,
  ListChecks,
  type LucideIcon,
  Scale,
  Send,
  Settings,
  TicketPercent,
  Users,
} from 'lucide-react';
import type { NavigationIcon as Name } from '@/lib/domain/access/navigation';
import { Icon } from '../ui/icon';

const DRAWINGS: Readonly<Record<Name, LucideIcon>> = {
  home: House,
  tasks: ListChecks,
  members: Users,
  cards: CreditCard,
  segments: Filter,
  tiers: ChartNoAxesColumnIncreasing,
  mechanics: Gift,
  rewards: TicketPercent,
  rules: Scale,
  templates: LayoutTemplate,
  outbox: Send,
  analytics: ChartSpline,
  imports: FileInput,
  settings: Settings,
};

/** The drawing of an area in the sidebar. */
export function NavigationIcon({ name }: { readonly name: Name }) {
  return <Icon of={DRAWINGS[name]} />;
}
