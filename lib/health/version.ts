import 'server-only';
import packageFile from '@/package.json';

/** The version of Vernost that runs. */
export const VERSION: string = packageFile.version;
