'use client';

import { Plus, X } from 'lucide-react';
import { FieldError } from '@/components/form/field-error';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { Designer } from './designer-types';
import { NEW_REWARDS, type RewardIs, rewardFields } from './fields/reward-specs';
import { SpecField } from './fields/spec-field';
import { PartSection } from './part-section';

const MOST_REWARDS = 5;
const KINDS = Object.keys(NEW_REWARDS) as readonly RewardIs[];

/** Offers another reward. */
function AddReward({ designer }: { readonly designer: Designer }) {
  const { words, draft, set } = designer;
  const { t } = words;
  const rewards = draft.rewards ?? [];
  return (
    <Menu
      align="start"
      trigger={
        <Button tone="quiet">
          <Icon of={Plus} />
          {t('gives.add')}
        </Button>
      }
      entries={KINDS.map((id) => ({
        id,
        label: t(`gives.kinds.${id}`),
        onSelect: () => set('rewards', [...rewards, NEW_REWARDS[id]]),
      }))}
    />
  );
}

/** What members are given, and when it is credited. */
export function GivesPart({ designer }: { readonly designer: Designer }) {
  const { words, draft, mayEdit, set, errorAt } = designer;
  const { t } = words;
  const rewards = draft.rewards ?? [];
  const rows = rewards.map((reward, place) => ({ reward, place, at: `rewards.${place}` }));
  const wrong = errorAt('rewards');
  return (
    <PartSection id="gives" title={t('parts.gives')}>
      {rewards.length === 0 && <p className="text-ink-2">{t('gives.nothing')}</p>}
      <ul>
        {rows.map(({ reward, place, at }) => {
          const name = t(`gives.kinds.${reward.is}`);
          return (
            <li key={`${at}.${reward.is}`} className="border-b border-dashed pb-2 last:border-b-0">
              <div className="flex items-center gap-2">
                <h3 className="font-medium">{name}</h3>
                {mayEdit && (
                  <IconButton
                    label={t('gives.removeOf', { name })}
                    icon={<Icon of={X} size={14} />}
                    onClick={() =>
                      set(
                        'rewards',
                        rewards.filter((_, other) => other !== place),
                      )
                    }
                  />
                )}
              </div>
              {rewardFields(reward, at).map((spec) => (
                <SpecField key={spec.at} spec={spec} fields={designer} />
              ))}
            </li>
          );
        })}
      </ul>
      {wrong !== undefined && <FieldError id="rewards-error" error={wrong} />}
      {mayEdit && rewards.length < MOST_REWARDS && <AddReward designer={designer} />}
      {rewards.length > 0 && (
        <>
          <SpecField
            spec={{
              ...{ as: 'choice', at: 'creditedAfter', label: 'creditedAfter' },
              options: 'creditedAfter',
            }}
            fields={designer}
          />
          {draft.creditedAfter === 'message' && (
            <p className="max-w-prose text-xs text-ink-2">{t('hints.message')}</p>
          )}
        </>
      )}
    </PartSection>
  );
}
