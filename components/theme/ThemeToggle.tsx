import styles from './ThemeToggle.module.css'

type Props = {
  /** What the button does. */
  label: string
  /** Shows these words beside the icon. */
  text?: string
}

/** Switches between light and dark; keeps its room, but is not there without JavaScript. */
export function ThemeToggle({ label, text }: Props) {
  return (
    <theme-toggle class={`${styles.toggle} no-print`}>
      <button type="button" aria-label={text ? undefined : label} title={label}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
        </svg>
        {text}
      </button>
    </theme-toggle>
  )
}
