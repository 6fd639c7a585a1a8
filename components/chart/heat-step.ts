import { scaleQuantize } from 'd3-scale';

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** A function that places a value on the nine steps between two ends. Zero of a scale that starts at zero is step 0. */
export function heatStep(domain: readonly [number, number]): (value: number) => number {
  const [low, high] = domain;
  // A scale without width would throw every value on its last step.
  if (!(high > low)) return () => 0;
  const scale = scaleQuantize<number>().domain([low, high]).range(STEPS);
  return (value) => scale(value);
}
