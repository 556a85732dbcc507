/// Folders of certificate rules with their tests, as the member states published them.
package tramquet.kiosk.rules;
