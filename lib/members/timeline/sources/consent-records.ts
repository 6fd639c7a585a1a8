import 'server-only';
import type {
  ConsentChannel,
  ConsentDecision,
  ConsentEvidence,
  ConsentPurpose,
  ConsentSource,
} from '@/lib/domain/consents/states';
import type { MessageKey } from '@/lib/i18n/message-key';
import { defineSource, told, underOther, words } from '../source';

type Data = {
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel;
  readonly decision: ConsentDecision;
  readonly source: ConsentSource;
  readonly evidence: ConsentEvidence;
  readonly reference: string;
  readonly textVersion: number | null;
  readonly under: number | null;
};

const KEY = 'c.consent_id::text';

/** Consents given and withdrawn: to which version of the text, said where, shown by what. */
export const consentRecords = defineSource<Data>({
  id: 'consents',
  kind: 'consents',
  needs: 'members.read',
  rows: ({ read, memberId, numbers, before, newest }) => read`
    SELECT c.happened_at, ${read.unsafe(KEY)} AS key, c.actor, jsonb_build_object(
      'purpose', c.purpose, 'channel', c.channel, 'decision', c.decision, 'source', c.source, 'evidence', c.evidence,
      'reference', c.evidence_reference, 'textVersion', c.text_version,
      'under', nullif(c.member_id, ${memberId})) AS data
    FROM consents c
    WHERE c.member_id = ANY (${[...numbers]}::bigint[]) AND ${before('c.happened_at', KEY)}
    ${newest('c.happened_at', KEY)}`,
  tell: (data, { memberId, can }) => {
    const { purpose, channel, decision, source, evidence, reference, textVersion } = data;
    // The database lets a purpose have only the channels of which there are names.
    const name = words(`consents.names.${purpose}-${channel}` as MessageKey);
    // A reference is free text: it may hold a contact.
    const isReferenceShown = reference !== '' && can('members.readContacts');
    return {
      icon: 'consent',
      tone: decision === 'given' ? 'good' : 'bad',
      title: told('timeline.consents.recorded', { name, decision }),
      href: `/members/${memberId}/consents`,
      details: [
        ...(textVersion === null ? [] : [told('consents.version', { version: textVersion })]),
        told(`consents.sources.${source}`),
        told(`consents.evidences.${evidence}`),
        ...(isReferenceShown ? [told('consents.history.reference', { reference })] : []),
        ...underOther(data.under),
      ],
    };
  },
});
