/** What stands for a segment above its dots: A, B, C, D. */
export function letterOf(index: number): string {
  return String.fromCodePoint('A'.charCodeAt(0) + index);
}
