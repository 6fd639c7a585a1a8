import { expect, it } from 'vitest';
import en from '@/messages/en/analytics.json';
import ru from '@/messages/ru/analytics.json';
import { parameterNames } from './parameter-names';

it('calls parameters what the page calls them, in both languages', () => {
  const names = ['asOf', 'report', 'cell'];
  expect(parameterNames(names, (name) => en.filters[name])).toEqual(['as of', 'report', 'figure']);
  expect(parameterNames(names, (name) => ru.filters[name])).toEqual([
    'на дату',
    'отчёт',
    'показатель',
  ]);
});

it('calls what churn and comparisons ask by their labels too', () => {
  const names = ['vsDays', 'churnDays', 'stagesFrom'] as const;
  expect(parameterNames(names, (name) => en.filters[name])).toEqual(
    names.map((name) => en.filters[name]),
  );
});

it('leaves a name without a label as it is', () => {
  expect(parameterNames(['nonsense'], (name) => en.filters[name])).toEqual(['nonsense']);
});
