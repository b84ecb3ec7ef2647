export { StructuresModule } from './structures.module.js';
