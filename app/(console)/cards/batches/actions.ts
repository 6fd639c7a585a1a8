'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { cancelBatch } from '@/lib/cards/stock/cancel-batch';
import { createBatch } from '@/lib/cards/stock/create-batch';
import { distributeCards } from '@/lib/cards/stock/distribute-cards';
import { receiveBatch } from '@/lib/cards/stock/receive-batch';
import { setStockAlert } from '@/lib/cards/stock/set-stock-alert';
import { writeOffCards } from '@/lib/cards/stock/write-off-cards';

const after = () => revalidatePath('/cards/batches', 'layout');

export const orderBatch = createAction(createBatch, { after });
export const giveUpBatch = createAction(cancelBatch, { after });
export const takeInBatch = createAction(receiveBatch, { after });
export const sendToStore = createAction(distributeCards, { after });
export const writeOffStock = createAction(writeOffCards, { after });
export const warnOfStock = createAction(setStockAlert, { after });
