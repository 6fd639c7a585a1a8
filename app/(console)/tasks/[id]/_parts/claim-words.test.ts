import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import en from '../../../../../messages/en/tasks.json';
import ru from '../../../../../messages/ru/tasks.json';

const inEnglish = createTranslator({ locale: 'en', messages: en, namespace: 'kinds' });
const inRussian = createTranslator({ locale: 'ru', messages: ru, namespace: 'kinds' });
const bare = { approval: 'act', points: 0, way: 'booked', amount: 'unknown' };

describe('the words of a claim', () => {
  it('promise no 0 points on a button', () => {
    for (const approval of ['act', 'agree']) {
      const slots = { ...bare, approval };
      expect(inEnglish('claimReceipt.final', slots)).not.toContain('0');
      expect(inRussian('claimReceipt.final', slots)).not.toContain('0');
    }
    expect(inEnglish('unclaimReceipt.final', bare)).toBe('Let the receipt go now');
    expect(inRussian('unclaimReceipt.final', bare)).toBe('Открепить чек сейчас');
  });

  it('say that nothing is earned only when the amount is known', () => {
    expect(inEnglish('claimReceipt.effects.given', bare)).toMatch(/^The member gets what/);
    expect(inRussian('claimReceipt.effects.given', bare)).toMatch(/^Участник получит баллы/);
    const small = { ...bare, amount: 'known' };
    expect(inEnglish('claimReceipt.effects.given', small)).toBe(
      'By the rules of its day it earns nothing',
    );
    expect(inRussian('claimReceipt.effects.given', small)).toBe(
      'По правилам дня покупки чек баллов не приносит',
    );
  });

  it('count points in Russian: 1, 2, 5, 21', () => {
    const words = [1, 2, 5, 21].map((points) =>
      inRussian('claimReceipt.final', { ...bare, points, amount: 'known' }),
    );
    expect(words).toEqual([
      'Прикрепить чек и начислить 1 балл сейчас',
      'Прикрепить чек и начислить 2 балла сейчас',
      'Прикрепить чек и начислить 5 баллов сейчас',
      'Прикрепить чек и начислить 21 балл сейчас',
    ]);
  });
});
