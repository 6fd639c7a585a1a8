'use client';

import { useEffect, useState } from 'react';
import type { PhoneReader } from '@/lib/domain/members/cleansing/cleanse-phone';

/** The reader of phones, once its library is here; null until then. It is too heavy to come with the page. */
export function usePhoneReader(country: string): PhoneReader | null {
  const [reader, setReader] = useState<PhoneReader | null>(null);
  useEffect(() => {
    let isWanted = true;
    import('libphonenumber-js/min')
      .then(({ isSupportedCountry, parsePhoneNumberFromString }) => {
        const options = isSupportedCountry(country) ? { defaultCountry: country } : {};
        const read: PhoneReader = (text) => {
          const phone = parsePhoneNumberFromString(text, options);
          return phone?.isPossible() ? phone.number : null;
        };
        if (isWanted) setReader(() => read);
      })
      // Without it the phone is cleansed by the command alone.
      .catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [country]);
  return reader;
}
