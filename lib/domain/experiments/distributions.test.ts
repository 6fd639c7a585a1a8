import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareBeyond,
  normalBeyond,
  normalQuantile,
  studentBeyond,
  studentQuantile,
} from './distributions';

const near = (value: number, wanted: number): void => {
  expect(Math.abs(value / wanted - 1), `${value} for ${wanted}`).toBeLessThan(1e-9);
};

describe('distributions come to the figures of scipy 1.17', () => {
  it.each([
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.96, 0.04999579029644087],
    [3, 0.0026997960632601866],
    [-3, 0.0026997960632601866],
  ])('normal, beyond %d', (z, share) => near(normalBeyond(z), share));

  it.each([
    [0.05, 1.9599639845400545],
    [0.2, 1.2815515655446004],
    [0.4, 0.8416212335729142],
    [0.001, 3.2905267314918945],
  ])('normal, the value that %d lies beyond', (share, z) => near(normalQuantile(share), z));

  it.each([
    [1, 1, 0.5],
    [2.228, 10, 0.05001177181711132],
    [2, 3.7, 0.12181720190523398],
    [2.5, 40_000, 0.012423302149465996],
    [0.3, 29, 0.7663170933289678],
  ])('t, beyond %d with %d degrees of freedom', (t, freedom, share) =>
    near(studentBeyond(t, freedom), share),
  );

  it.each([
    [0.05, 1, 12.706204736174705],
    [0.05, 10, 2.2281388519862753],
    [0.05, 2.5, 3.5746548420036834],
    [0.01, 40_000, 2.5759522227607827],
    [0.05, 29, 2.045229642132704],
  ])('t, the value that %d lies beyond with %d', (share, freedom, t) =>
    near(studentQuantile(share, freedom), t),
  );

  it.each([
    [0.2025, 2, 0.903707077873196],
    [3.841, 1, 0.050013683763956804],
    [20, 4, 0.0004993992273873336],
    [100, 60, 0.0009168288614560842],
    [1, 9, 0.9994375026978325],
  ])('chi-square, at least %d with %d', (value, freedom, share) =>
    near(chiSquareBeyond(value, freedom), share),
  );
});

it('a quantile of t leads back to its share', () => {
  const share = fc.double({ min: 0.001, max: 0.9, noNaN: true });
  const freedom = fc.double({ min: 1, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(share, freedom, (beyond, degrees) =>
      near(studentBeyond(studentQuantile(beyond, degrees), degrees), beyond),
    ),
  );
});
