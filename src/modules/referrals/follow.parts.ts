import { DocumentContents } from './document-contents.js';
import { DocumentsService } from './documents.service.js';
import { ThreadService } from './thread.service.js';

/** What goes on between the sending and the end: gathered here so that the module's file stays one list of subjects. */
export const followProviders = [DocumentContents, DocumentsService, ThreadService];
