'use server';

import { createAction } from '@/lib/access/create-action';
import { revealContact as revealContactCommand } from '@/lib/members/commands/reveal-contact';

export const revealContact = createAction(revealContactCommand);
