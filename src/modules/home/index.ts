export { HomeModule } from './home.module.js';
export { maskedHref } from './web/paths.js';
