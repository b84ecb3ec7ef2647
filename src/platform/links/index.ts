export type { LinkSubject } from './access-link.entity.js';
export { AccessLinks, type OpenLink } from './access-links.js';
export { heldKey, holdKey } from './link-session.js';
export { LinkThrottle } from './link-throttle.js';
export { LinksModule } from './links.module.js';
