import type { ComponentType } from 'react';
import type { SlotKind } from '@/lib/domain/rules/sentence';
import { ChoicePicker } from './choice-picker';
import { LadderPicker } from './ladder-picker';
import { ListPicker } from './list-picker';
import type { PickerProps } from './picker-types';
import { ReferencesPicker } from './references-picker';
import { TextPicker } from './text-picker';
import { DaysPicker, HoursPicker } from './time-pickers';

const PICKERS: Readonly<Record<SlotKind, ComponentType<PickerProps>>> = {
  tiers: ListPicker,
  cardTypes: ListPicker,
  stores: ListPicker,
  formats: ListPicker,
  channels: ListPicker,
  payments: ListPicker,
  weekdays: ListPicker,
  hours: HoursPicker,
  references: ReferencesPicker,
  money: TextPicker,
  points: TextPicker,
  percent: TextPicker,
  times: TextPicker,
  days: DaysPicker,
  number: TextPicker,
  priority: TextPicker,
  event: TextPicker,
  ladder: LadderPicker,
  choice: ChoicePicker,
};

/** The picker of a slot, by what can stand in it. */
export function SlotPicker(props: PickerProps) {
  const Picker = PICKERS[props.slot.kind];
  return <Picker {...props} />;
}
