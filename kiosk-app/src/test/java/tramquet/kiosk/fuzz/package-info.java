/// Every reader of what strangers wrote, under coverage-guided random input: see decision 0031.
package tramquet.kiosk.fuzz;
