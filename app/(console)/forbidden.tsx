import { headers } from 'next/headers';
import { ForbiddenState } from '@/components/ui/forbidden-state';
import { PATH_HEADER } from '@/lib/access/request';
import { permissionOfPath } from '@/lib/domain/access/navigation';

/** A page the role may not open: says which right is missing. */
export default async function Forbidden() {
  const path = (await headers()).get(PATH_HEADER) ?? '';
  return <ForbiddenState permission={permissionOfPath(path)} />;
}
