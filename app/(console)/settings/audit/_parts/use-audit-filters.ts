import { useTranslations } from 'next-intl';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { type AuditAddress, auditDays } from '@/lib/domain/access/audit-address';
import type { Locale } from '@/lib/domain/access/preferences';
import { formatDay } from '@/lib/format/dates';
import { useAuditWords } from './use-audit-words';

type Input = {
  readonly asked: AuditAddress;
  readonly choices: {
    readonly commands: readonly string[];
    readonly subjectKinds: readonly string[];
    readonly actors: readonly { readonly actor: string; readonly name: string | null }[];
  };
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** What the audit log is narrowed by: who, what, of which kind, its number, and days. */
export function useAuditFilters({ asked, choices, zone }: Input): readonly FilterDefinition[] {
  const t = useTranslations('settings.audit.filter');
  const { commandName, subjectName, actorName } = useAuditWords(zone.timeZone);
  const byLabel = (options: readonly { readonly value: string; readonly label: string }[]) =>
    options.toSorted((one, other) => one.label.localeCompare(other.label, zone.locale));
  const { from, to } = asked;
  const day = (on: string | undefined) => (on === undefined ? '…' : formatDay(on, zone.locale));
  const days = auditDays(asked);
  return [
    {
      key: 'actor',
      label: t('actor'),
      kind: 'choice',
      options: byLabel(
        choices.actors.map(({ actor, name }) => ({ value: actor, label: actorName(actor, name) })),
      ),
      value: asked.actor,
    },
    {
      key: 'command',
      label: t('command'),
      kind: 'choice',
      options: byLabel(choices.commands.map((value) => ({ value, label: commandName(value) }))),
      value: asked.command,
      ...(asked.command === undefined ? {} : { valueLabel: commandName(asked.command) }),
    },
    {
      key: 'subjectKind',
      label: t('subjectKind'),
      kind: 'choice',
      options: byLabel(choices.subjectKinds.map((value) => ({ value, label: subjectName(value) }))),
      value: asked.subjectKind,
      ...(asked.subjectKind === undefined ? {} : { valueLabel: subjectName(asked.subjectKind) }),
    },
    { key: 'subjectId', label: t('subjectId'), kind: 'text', value: asked.subjectId },
    {
      key: 'days',
      label: t('days'),
      kind: 'days',
      value: days,
      ...(days === undefined ? {} : { valueLabel: `${day(from)} – ${day(to)}` }),
    },
  ];
}
