import { type Messages, useLocale, useTranslations } from 'next-intl';
import type { ToldValue } from '@/lib/domain/access/audit-difference';
import { isDay } from '@/lib/domain/shared/calendar';
import { formatDay, formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

type Words = Messages['auditLog'];
type CommandKey = `commands.${keyof Words['commands'] & string}`;
type SubjectKey = `subjects.${keyof Words['subjects'] & string}`;
type FieldKey = `fields.${keyof Words['fields'] & string}`;

const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** `isVirtualCard` as `is virtual card`: what has no words of its own is still read. */
const spaced = (name: string): string =>
  name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

/** The audit log in words: commands, what they were about, who acted, fields and values. What has no words is told by its own name. */
export function useAuditWords(timeZone: string) {
  const t = useTranslations('auditLog');
  const common = useTranslations('common.yesNo');
  const labels = useTranslations('settings.audit');
  const locale = useLocale();
  const commandName = (command: string): string => {
    const key = `commands.${command}` as CommandKey;
    return t.has(key as never) ? t(key as never) : command;
  };
  const subjectName = (kind: string): string => {
    const key = `subjects.${kind}` as SubjectKey;
    return t.has(key) ? t(key) : spaced(kind);
  };
  const fieldName = (path: readonly string[]): string =>
    path
      .map((name) => {
        const key = `fields.${name}` as FieldKey;
        return t.has(key) ? t(key) : spaced(name);
      })
      .join(' › ');
  const actorName = (actor: string, name: string | null): string => {
    const [kind, id = ''] = actor.split(':');
    if (kind === 'system') return labels('system', { name: id });
    if (kind === 'apiKey') return name ?? labels('apiKey', { id });
    return name ?? labels('anonymous');
  };
  const valueText = (value: Exclude<ToldValue, null>): string => {
    if (typeof value === 'boolean') return common(value ? 'yes' : 'no');
    if (typeof value === 'number') {
      return Number.isInteger(value) ? formatCount(value, locale) : String(value);
    }
    if (MOMENT.test(value)) return formatMoment(new Date(value), { locale, timeZone });
    return isDay(value) ? formatDay(value, locale) : value;
  };
  return { commandName, subjectName, fieldName, actorName, valueText };
}
