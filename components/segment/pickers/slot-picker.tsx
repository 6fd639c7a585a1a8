import type { ComponentType } from 'react';
import type { SlotKind } from '@/lib/domain/segments/slots';
import { AttributePicker } from './attribute-picker';
import { ListPicker } from './list-picker';
import { NumberPicker } from './number-picker';
import type { PickerProps } from './picker-types';
import { RangePicker } from './range-picker';
import { TextsPicker } from './texts-picker';
import { ValuePicker } from './value-picker';
import { WindowPicker } from './window-picker';

const PICKERS: Readonly<Record<SlotKind, ComponentType<PickerProps>>> = {
  tiers: ListPicker,
  stores: ListPicker,
  cardTypes: ListPicker,
  mechanics: ListPicker,
  segments: ListPicker,
  codes: ListPicker,
  scores: ListPicker,
  categories: TextsPicker,
  articles: TextsPicker,
  texts: TextsPicker,
  count: RangePicker,
  years: RangePicker,
  money: RangePicker,
  points: RangePicker,
  percents: RangePicker,
  items: RangePicker,
  decimals: RangePicker,
  percent: NumberPicker,
  days: NumberPicker,
  span: NumberPicker,
  window: WindowPicker,
  attribute: AttributePicker,
  value: ValuePicker,
};

/** The picker of a slot, by what can stand in it. */
export function SlotPicker(props: PickerProps) {
  const Picker = PICKERS[props.slot.kind];
  return <Picker {...props} />;
}
