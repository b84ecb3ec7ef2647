/** Files of people and of accompaniments brought from other tools: analysed, applied, undone. On the top floor. */
export { ImportsModule } from './imports.module.js';
