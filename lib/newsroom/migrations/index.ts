import * as migration_20261124_020226_initial from './20261124_020226_initial';

export const migrations = [
  {
    up: migration_20261124_020226_initial.up,
    down: migration_20261124_020226_initial.down,
    name: '20261124_020226_initial'
  },
];
