// Owns asking for the token where the server wants one.

import * as api from "./api.js";
import { element, icon } from "./dom.js";
import { say } from "./language.js";

const dialog = document.getElementById("login");

/** Ask until the token is right, then call `entered`. */
export function askForToken(entered) {
  if (dialog.open) return;
  const problem = element("p", { class: "problem", id: "login-problem", role: "alert", hidden: true });
  const token = element("input", {
    type: "password", id: "login-token", autocomplete: "current-password", required: true, "aria-describedby": "login-problem",
  });
  const submit = async (event) => {
    event.preventDefault();
    try {
      await api.login(token.value);
    } catch (error) {
      problem.textContent = error.message || say("login.wrong");
      problem.hidden = false;
      token.select();
      return;
    }
    dialog.close();
    entered();
  };
  dialog.replaceChildren(
    element(
      "form",
      { onsubmit: submit },
      icon("logo", "logo"),
      element("h2", { id: "login-title" }, say("login.title")),
      element("p", {}, say("login.text")),
      element("label", { for: "login-token" }, say("login.token")),
      token,
      problem,
      element("button", { type: "submit" }, say("login.enter")),
    ),
  );
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.showModal();
}
