import { SavedViews } from '@/components/views/saved-views';
import { requireActor } from '@/lib/access/session';
import { ClientMessages } from '@/lib/i18n/client-messages';
import { runQuery } from '@/lib/kernel/query';
import { listViews } from '@/lib/views/queries/list-views';
import { archiveView, renameView, replaceView, saveView, shareView } from './actions';

const ACTIONS = {
  save: saveView,
  rename: renameView,
  replace: replaceView,
  share: shareView,
  archive: archiveView,
};

type Props = {
  /** Address of the page, without parameters: a view keeps what it shows of them. */
  readonly page: string;
};

/** The saved views of a page, for any page of the console that stands under one name: `<PageViews page="/members" />`. */
export async function PageViews({ page }: Props) {
  const views = await runQuery(listViews, { page }, await requireActor());
  return (
    <ClientMessages areas={['common', 'errors', 'views']}>
      <SavedViews page={page} views={views} actions={ACTIONS} />
    </ClientMessages>
  );
}
