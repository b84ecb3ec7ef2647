export { type Draft, type DraftMark, Drafts, EXPIRE_DRAFTS, type Written } from './drafts.js';
export { DraftsModule } from './drafts.module.js';
export type { DraftContent } from './form-draft.entity.js';
