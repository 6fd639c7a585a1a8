import { useTranslations } from 'next-intl';
import { ERROR_STATUS, type ErrorCode } from '@/lib/domain/shared/errors';

const isKnown = (code: string): code is ErrorCode => code in ERROR_STATUS;

/** The words of an error's code. */
export function useErrorWords(): (code: string) => string {
  const errors = useTranslations('errors');
  return (code) => (isKnown(code) ? errors(code) : errors('unexpected'));
}
