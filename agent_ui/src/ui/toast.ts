/** Short notices in the corner. */
import { notifications } from "@mantine/notifications";
import { errorText } from "@/api/errors";

export const showError = (error: unknown) =>
  notifications.show({ color: "red", message: errorText(error), autoClose: 8000, role: "alert" });

export const showDone = (message: string) => notifications.show({ color: "pine", message, autoClose: 3500 });
