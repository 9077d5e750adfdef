/** What surrounds every page of a signed-in person: rail, status bar, the page. */
import { Outlet } from "@tanstack/react-router";
import { Nav } from "./nav";
import styles from "./shell.module.css";

export function Shell() {
  return (
    <div className={styles.shell}>
      <Nav />
      <main className={styles.main} id="main">
        <Outlet />
      </main>
    </div>
  );
}
