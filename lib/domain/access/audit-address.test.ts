import { describe, expect, it } from 'vitest';
import { auditAddress, readAuditAddress } from './audit-address';

describe('the address of the audit log', () => {
  it('reads back what it wrote', () => {
    const asked = {
      actor: 'user:1',
      command: 'access.signOut',
      from: '2026-01-02',
      to: '2026-02-01',
      before: 120,
    };
    const address = new URL(auditAddress(asked), 'http://vernost');
    expect(readAuditAddress(Object.fromEntries(address.searchParams))).toMatchObject(asked);
  });

  it('leaves out what makes no sense', () => {
    const read = readAuditAddress({
      days: '2026-99-01..soon',
      before: '-1; DROP',
      actor: ['a', 'b'],
      command: '',
    });
    expect(auditAddress(read)).toBe('/settings/audit');
  });
});
