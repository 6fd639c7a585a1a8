import { useTranslations } from 'next-intl';
import { StartTask } from '@/components/task/start-task';
import { Section } from '@/components/ui/section';
import type { CardPage } from '@/lib/domain/cards/card-page';
import { startCardTask } from '../actions';

type Props = { readonly card: CardPage; readonly canOperate: boolean };

/** What can be done with the card in its state, and for the rest why not. */
export function CardOperations({ card, canOperate }: Props) {
  const t = useTranslations('cards');
  const possible = card.operations.filter(({ refusal }) => refusal === null);
  const [first] = card.operations;
  // A life that is over has one reason for everything.
  const isOver = card.operations.every(
    ({ refusal }) => refusal !== null && refusal === first?.refusal,
  );
  if (isOver && first?.refusal) {
    return (
      <Section title={t('possible')}>
        <p className="text-sm">{t(`reasons.${first.refusal}`, { operation: first.operation })}</p>
        <p className="text-sm text-ink-2">{t('nothingPossible')}</p>
      </Section>
    );
  }
  return (
    <div className="min-w-0">
      <Section
        title={t('possible')}
        {...(canOperate
          ? {}
          : {
              note: t.rich('noRight', {
                code: (chunks) => <code className="font-mono">{chunks}</code>,
              }),
            })}
      >
        {possible.length === 0 ? (
          <p className="text-sm text-ink-2">{t('nothingNow')}</p>
        ) : (
          <dl className="border-t text-sm">
            {possible.map(({ operation }) => (
              <div
                key={operation}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 border-b py-2"
              >
                <dt className="font-medium">{t(`operations.${operation}`)}</dt>
                <dd className="col-start-1 text-ink-2">{t(`effects.${operation}`)}</dd>
                {canOperate && (
                  <dd className="col-start-2 row-span-2 row-start-1">
                    <StartTask
                      kind={operation}
                      about={{ cardId: card.cardId }}
                      action={startCardTask}
                      size="small"
                      title={t('begin', { operation: t(`operations.${operation}`) })}
                    >
                      {t('beginShort')}
                    </StartTask>
                  </dd>
                )}
              </div>
            ))}
          </dl>
        )}
      </Section>
      <Section title={t('impossible')}>
        <dl className="border-t text-sm">
          {card.operations.map(
            ({ operation, refusal }) =>
              refusal !== null && (
                <div key={operation} className="border-b py-1.5">
                  <dt className="text-ink-2">{t(`operations.${operation}`)}</dt>
                  <dd className="text-ink-3">{t(`reasons.${refusal}`, { operation })}</dd>
                </div>
              ),
          )}
        </dl>
      </Section>
    </div>
  );
}
