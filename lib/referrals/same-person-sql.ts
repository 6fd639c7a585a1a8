import 'server-only';

/** Days that mean an unknown birthday. */
const UNKNOWN = "('1900-01-01', '1970-01-01')";

/** A mailbox: what stands behind a + is left to whoever owns it. */
const mailboxOf = (profile: string) => `regexp_replace(lower(${profile}.email), '\\+[^@]*@', '@')`;

const nameOf = (profile: string) =>
  `fold_text(${profile}.last_name || ' ' || ${profile}.first_name)`;

/**
 * SQL of a condition: whether two members, each a column with a number, are one person to all appearance. One mailbox, one household, or
 * one name and birthday where nobody told them apart. One phone or e-mail cannot be two members'.
 */
export function samePersonSql(one: string, other: string): string {
  return `(${one} = ${other}
    OR EXISTS (SELECT FROM household_members i JOIN household_members j USING (household_id)
      WHERE i.member_id = ${one} AND j.member_id = ${other} AND i.state = 'joined' AND j.state = 'joined')
    OR EXISTS (SELECT FROM member_profiles i JOIN member_profiles j ON j.member_id = ${other}
      WHERE i.member_id = ${one} AND (${mailboxOf('i')} = ${mailboxOf('j')}
        OR (i.birth_on = j.birth_on AND i.birth_on NOT IN ${UNKNOWN} AND i.last_name <> '' AND ${nameOf('i')} = ${nameOf('j')}
          AND NOT EXISTS (SELECT FROM distinct_members d
            WHERE d.member_id = least(${one}, ${other}) AND d.other_id = greatest(${one}, ${other}))))))`;
}
