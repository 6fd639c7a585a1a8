import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { LikeMember } from '@/lib/domain/members/cleansing/member-form';

/** Members who may be the same person, with why. They open beside, so that nothing typed is lost. */
export function LikeMembers({ members }: { readonly members: readonly LikeMember[] }) {
  const t = useTranslations('memberEdit.like');
  return (
    <aside
      aria-label={t('label')}
      aria-live="polite"
      // In sight whatever field is typed in: beside it where there is room, else at the foot of the screen.
      className="min-w-0 self-start dock:sticky dock:top-4 max-dock:sticky max-dock:bottom-2 max-dock:max-h-[40vh] max-dock:overflow-y-auto"
    >
      {members.length === 0 ? (
        <p className="text-sm text-ink-3 max-dock:hidden">{t('none')}</p>
      ) : (
        <div className="rounded-panel border border-l-3 border-l-warning bg-warning-soft px-3.5 py-3 max-dock:shadow-float">
          <p className="flex items-center gap-2 font-semibold text-warning-text">
            <Icon of={Users} />
            {t('title', { count: members.length })}
          </p>
          <ul className="mt-1.5 flex flex-col gap-2">
            {members.map(({ memberId, code, name, reasons }) => (
              <li key={memberId} className="min-w-0">
                <a
                  href={`/members/${memberId}`}
                  target="_blank"
                  rel="noreferrer"
                  className="link break-words touch:inline-block touch:py-2"
                >
                  {name === '' ? code : name}
                </a>
                <p className="text-xs text-ink-2">
                  {[name === '' ? null : code, ...reasons.map((reason) => t(`reasons.${reason}`))]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-xs text-ink-2">{t('hint')}</p>
        </div>
      )}
    </aside>
  );
}
