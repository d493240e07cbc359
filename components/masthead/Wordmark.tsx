import styles from './Wordmark.module.css'

// "Warta" in Source Serif 4 Display Bold (SIL Open Font License), as an outline: it stands on every page, also on those
// that load no Latin font, and must not move when a font comes.
const outline =
  'M91 1l-67-264h60l50 208h-8l2-7 54-201h39l53 208h-8l2-7 51-201h13l-69 264h-32l-57-217h8l-2 7-56 210h-33zM5-254v-9h113v9l-46 6h-30l-37-6zM148-254v-9h106v9l-44 6-29-1-33-5zM285-254v-9h69v9l-28 4h-9l-32-4zM380 6q-21 0-34-12-14-12-14-34 0-14 7-25 7-12 23-22 15-9 41-17 7-2 17-5 10-3 21-6 11-3 21-5v8q-16 5-28 8-13 4-19 7-10 5-17 11-7 6-11 14-4 8-4 20 0 16 7 23 7 8 18 8 6 0 11-2 5-2 11-6 6-4 14-12l4 16h-12q-8 11-17 18-9 7-18 10-9 3-21 3zM473 6q-19 0-29-9-10-9-12-23v-1-99q0-20-2-31-3-11-10-16-6-5-18-5-6 0-11 2-6 2-11 4l12-11-3 29q-1 19-9 26-8 7-18 7-9 0-14-5-6-4-9-14 3-22 24-35 21-14 57-14 23 0 38 7 14 8 21 24 7 15 7 40v89q0 6 2 9 2 3 6 3 4 0 8-2 2-2 6-7l6 4q-5 13-15 20-11 8-26 8zM519 0v-9l34-5h29l38 5v9h-101zM539 0q1-10 1-25 1-14 1-30 0-15 0-29v-12q0-12 0-22 0-10 0-19 0-8-1-17l-23-7v-7l72-21 5 4v52 1 48q0 14 1 29 0 16 0 30 1 15 1 25h-57zM592-110l-6-19h6q6-20 15-33 8-14 18-20 10-7 22-7 13 0 21 6 8 7 10 20-1 15-9 22-8 7-19 7-9 0-16-5-8-4-14-15l-6-12 10 1q-8 7-18 22-10 15-14 33zM735-171v-12h67v12h-67zM758 6q-24 0-38-12-14-13-14-38 0-13 0-23 0-10 0-25l1-79h-24v-9l36-7-13 9 37-66h19l-2 66v4 130q0 14 6 20 6 5 15 5 8 0 14-3 5-2 10-8l6 4q-5 10-12 17-7 7-17 11-10 4-24 4zM869 6q-21 0-34-12-14-12-14-34 0-14 7-25 7-12 22-22 16-9 42-17 7-2 17-5 9-3 21-6 10-3 20-5v8q-15 5-27 8-13 4-19 7-10 5-17 11-7 6-11 14-4 8-4 20 0 16 7 23 7 8 18 8 6 0 11-2 5-2 11-6 6-4 14-12l3 16h-12q-8 11-16 18-9 7-18 10-10 3-21 3zM962 6q-19 0-29-9-10-9-12-23v-1-99q0-20-3-31-2-11-9-16-6-5-18-5-6 0-11 2-6 2-11 4l11-11-2 29q-1 19-9 26-9 7-18 7-9 0-15-5-5-4-8-14 2-22 24-35 21-14 56-14 24 0 38 7 15 8 22 24 6 15 6 40v89q0 6 3 9 2 3 6 3 4 0 7-2 3-2 7-7l6 4q-5 13-15 20-11 8-26 8z'

/** The name of the site as a picture of itself; a newsroom of another name is set in type. */
export function Wordmark({ name }: { name: string }) {
  if (name !== 'Warta') {
    return (
      <span lang="id" dir="ltr" className={styles.name}>
        {name}
      </span>
    )
  }
  return (
    <>
      <span className="visually-hidden" lang="id" dir="ltr">
        {name}
      </span>
      <svg viewBox="4 -286 1000 294" className={styles.outline} aria-hidden="true" focusable="false">
        <path fill="currentColor" d={outline} />
      </svg>
    </>
  )
}
